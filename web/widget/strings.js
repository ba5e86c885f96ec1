/** Every word that the widget itself shows or announces. Answers come from the server. */

export const strings = {
  launcher: "Ask about day activities",
  heading: "Day activities assistant",
  close: "Close",
  closeLabel: "Close the assistant",
  conversation: "Conversation",
  youSaid: "You said",
  assistantSaid: "Assistant said",
  question: "Your question",
  send: "Send",
  locate: "Use my location",
  locating: "Finding where you are…",
  /** Sent with a shared location when nothing is typed. */
  nearMe: "Near me",
  starting: "Starting…",
  thinking: "Thinking…",
  choices: "Choose an answer",
  urgent: "Important: get help now",
  sources: "Read more",
  meanings: "What the words mean",
  activities: (/** @type {number} */ count) => (count === 1 ? "1 activity" : `${count} activities`),

  listen: "Listen",
  stop: "Stop",

  forget: "Forget this conversation",
  forgetAsk: "Forget this conversation? You cannot get it back.",
  forgetYes: "Yes, forget it",
  forgetNo: "No, keep it",
  forgotten: "I have forgotten our conversation. You can ask me something new.",

  startedAnew: "Our last conversation has ended. So I have started a new one.",

  card: {
    sample: "Made-up example",
    when: "When",
    next: "Next",
    where: "Where",
    online: "Online",
    price: "Cost",
    access: "Access",
    phone: "Phone",
    askAbout: "Ask them about",
    notMet: "Does not have",
    instead: "Close to what you asked for",
    checked: (/** @type {string} */ day) => `Checked on ${day}`,
    miles: (/** @type {number} */ miles) =>
      miles < 0.1 ? "very near" : miles === 1 ? "1 mile away" : `${miles} miles away`,
    noon: "12 noon",
    midnight: "12 midnight",
    to: (/** @type {string} */ start, /** @type {string} */ end) => `${start} to ${end}`,
  },

  errors: {
    empty: "Please type your question first.",
    tooLong: (/** @type {number} */ used) =>
      `Your question is too long. Please use 500 letters or fewer. You have used ${used}.`,
    lettersLeft: (/** @type {number} */ left) =>
      left === 1 ? "You have 1 letter left." : `You have ${left} letters left.`,
    busy: "One moment. I am still answering.",
    offline: "I cannot get an answer just now. Please try again soon.",
    kept: "Your words are kept below.",
    offlineStart: "I cannot start just now. Please try again soon.",
    call: "Or call us:",
    wait: (/** @type {number | null} */ seconds) =>
      seconds
        ? `You have asked a lot of questions. Please wait ${seconds} seconds. Then press Send again.`
        : "You have asked a lot of questions. Please wait a minute. Then press Send again.",
    refused: "I could not read that. Please ask in other words.",
    forget: "I could not forget it just now. Please try again soon.",
    audio: "Sorry, the sound did not play. You can read the words here.",
    locationDenied: "I cannot see where you are. Please type a town or postcode.",
    locationUnknown: "I could not find where you are. Please type a town or postcode.",
  },

  /** Words for needs and access, by the ids of the contract. */
  needs: {
    access: {
      wheelchair: "wheelchair access",
      step_free: "no steps",
      accessible_toilet: "accessible toilet",
      changing_places: "Changing Places toilet",
      hoist: "hoist",
      hearing_loop: "hearing loop",
      bsl: "British Sign Language",
      quiet_space: "quiet space",
      sensory_friendly: "sensory friendly",
      dementia_friendly: "dementia friendly",
      autism_friendly: "autism friendly",
      assistance_dogs: "assistance dogs welcome",
      disabled_parking: "disabled parking",
      personal_care: "help with personal care",
      one_to_one: "one-to-one support",
      easy_read: "Easy Read",
      large_print: "large print",
    },
    transport: {
      pick_up: "being picked up from home",
      bus: "a bus stop near by",
      community_transport: "community transport",
      parking: "parking",
    },
    funding: {
      direct_payment: "paying with a direct payment",
      individual_service_fund: "paying with an individual service fund",
      council_funded: "the council paying",
      pay_yourself: "paying for yourself",
    },
    for: {
      everyone: "who can come",
      learning_disability: "people with a learning disability",
      autism: "autistic people",
      physical_disability: "people with a physical disability",
      sensory_loss: "people with sight or hearing loss",
      mental_health: "people with mental health needs",
      dementia: "people with dementia",
      older_people: "older people",
      young_adults: "young adults",
      carers: "carers",
      women: "women",
      men: "men",
    },
    day: {
      mon: "Mondays",
      tue: "Tuesdays",
      wed: "Wednesdays",
      thu: "Thursdays",
      fri: "Fridays",
      sat: "Saturdays",
      sun: "Sundays",
    },
    part_of_day: { morning: "mornings", afternoon: "afternoons", evening: "evenings" },
    format: { online: "joining online", in_person: "going in person" },
    /** Needs whose value is a number or a date: the field says enough. */
    other: {
      max_price: "the cost",
      meal: "a meal",
      date: "the dates",
    },
  },
};
