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
  pause: "Pause",
  play: "Play",
  back: "Back a sentence",
  stop: "Stop",
  save: "Save as MP3",
  speed: "Speed",
  rate: (/** @type {number} */ rate) =>
    rate === 1 ? "Normal speed" : rate < 1 ? "Slower" : rate < 1.5 ? "Faster" : "Fastest",
  talk: "Ask by voice",
  talkEnd: "I have finished",
  hearing: "Speak now. I am listening…",
  writing: "Writing down what you said…",
  heard: "I heard this. Change it if it is wrong. Then press Send.",
  sendAtOnce: "Send what I say at once",
  sound: "Sound",
  readAll: "Read every answer to me",
  ownVoice: "Use the voice of my device",

  forget: "Forget this conversation",
  forgetAsk: "Forget this conversation? You cannot get it back.",
  forgetYes: "Yes, forget it",
  forgetNo: "No, keep it",
  forgotten: "I have forgotten our conversation. You can ask me something new.",

  startedAnew: "Our last conversation has ended. So I have started a new one.",

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
        ? `You have asked a lot. Please wait ${seconds} seconds. Then press Send again.`
        : "You have asked a lot. Please wait a minute. Then press Send again.",
    refused: "I could not read that. Please ask in other words.",
    forget: "I could not forget it just now. Please try again soon.",
    microphone: "I cannot hear you. Please let this page use your microphone, or type.",
    hearing: "I could not hear that. Please try again, or type.",
    audio: "Sorry, the sound did not play. You can read the words here.",
    locationDenied: "I cannot see where you are. Please type a town or postcode.",
    locationUnknown: "I could not find where you are. Please type a town or postcode.",
  },
};
