/**
 * What the parts of the widget take and give. Global, never loaded, and sent to no browser: for
 * the type checker and for whoever reads the code. docs/widget.md tells how they go together.
 */

/** What an element can be given as a child; what is empty is left out. */
type Child = Node | string | null | undefined | false | 0;

/** `true` is a bare attribute; a function listens to the event of that name. */
type Attributes = Record<string, string | boolean | null | undefined | ((event: any) => unknown)>;

/** An element with its attributes, listeners and children. Empty children are left out. */
type Make = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes?: Attributes,
  ...children: Child[]
) => HTMLElementTagNameMap[T];

/** `kind` is its class, `picture` one of the shapes in dom.js. */
type Button = (
  kind: string,
  words: string,
  click: (event: any) => unknown,
  picture?: string,
) => HTMLButtonElement;

/** A picture beside words that already say it: hidden from screen readers. */
type Icon = (name: string) => SVGElement;
/** `shape` is the `d` of a path of 24 by 24. */
type Drawing = (shape: string, name?: string) => SVGElement;
type ChoiceButton = (words: string, act: () => void, picture?: Element) => HTMLButtonElement;
/**
 * An address that a person may follow: http, https, a telephone number or a page of the server.
 * Null for anything else ("javascript:").
 */
type SafeAddress = (address: string | null | undefined) => string | null;
/** What has the focus beside an element. */
type Focused = (element: Element) => Element | null;
/** A link where the address may be followed, else its words. */
type Link = (
  address: string | null | undefined,
  words: string,
  attributes?: Attributes,
) => HTMLElement | string;

/**
 * The paragraphs and lists ("- ") of a text, and the picture of each line. Full UK telephone numbers
 * and 116 123 become links.
 */
type Paragraphs = (text: string, pictures?: string[]) => HTMLElement[];

/** Null where the browser blocks storage, or holds something else. */
type Attempt = <T>(action: () => T) => T | null;

/** What is sent: 1 to 500 characters. */
type Say = (text: string) => void;

/** One value on the device; null takes it away. */
type Kept = (
  key: string,
  storage?: () => Storage,
) => { get: () => string | null; set: (value: string | null) => unknown; json: () => any };

/**
 * The conversation's id: in `localStorage`, so that the person finds it again, and in
 * `sessionStorage` while the assistant is open in this tab, so that a reload leaves it open.
 */
type Memory = {
  conversation: string | null;
  /** whether the assistant was open in this tab when the page was left */
  open: boolean;
};

/** What can be on or off. */
type Switch = "contrast" | "spaced" | "ruler" | "easy" | "symbols" | "read" | "device" | "send";

/** What the person chose. `size` is how many times larger than usual the words are. */
type Chosen = { [name in Switch]?: boolean } & { rate?: number; size?: number };
type Preferences = { readonly chosen: Chosen; choose: (changes: Chosen) => void };

/** Each call rejects with an AnswerError where there is no good answer. */
type Api = {
  start: () => Promise<{ conversation: string; messages: Message[] }>;
  /** `key` is the same for a try again, so that nothing is answered twice */
  send: (conversation: string, said: Said, key: string) => Promise<{ messages: Message[] }>;
  /** the greeting, then the turns */
  read: (conversation: string) => Promise<{ messages?: Message[]; turns: Turn[] }>;
  /** up to 30 seconds of sound */
  transcribe: (sound: Blob) => Promise<{ text: string }>;
  forget: (conversation: string) => Promise<null>;
  /** Makes the link of the week, or brings it up to date. */
  share: (conversation: string) => Promise<WeekLink>;
  feedback: (
    given: Given & { conversation: string | null },
    key: string,
  ) => Promise<{ messages?: Message[] } | null>;
};

/** The JSON of a good answer, null where it has no body. */
type Ask = (method: string, address: string, body?: object, key?: string) => Promise<any>;

type ConversationParts = {
  api: Api;
  memory: Memory;
  preferences: Preferences;
  log: Log;
  composer: Composer;
  panel: Panel;
  /** shown when the server cannot be reached; may be empty */
  phone: string;
  /** offered with the greeting; may be empty */
  question: string;
  /** called when a conversation has begun or was found again */
  changed: () => void;
  signal: AbortSignal;
};

type Conversation = {
  /** Restores the conversation of before, or starts one. Resolves when no answer is on its way. */
  start: () => Promise<void>;
  /**
   * Shows what was said and sends it; what does not arrive waits, and is tried again. While an
   * answer is on its way it is refused.
   */
  send: (text: string, location?: GeoPoint) => Promise<void>;
  /** Gives feedback, with the same key for the same words, so that it counts once. */
  give: Give;
  share: Share;
  /** Deletes it here and on the server. The next question starts a new one. */
  forget: () => Promise<void>;
};

/** `key` is the same for each try, so that nothing is answered twice; `turn` shows it. */
type Waiting = { said: Said; key: string; turn: HTMLElement };
type WithOpening = (messages: Message[], question: string) => Message[];

/** The shortlist: whole cards, so that it can be read without a server. */
type Saved = {
  all: () => Activity[];
  /** Saves it, or removes it where it was saved. */
  toggle: (activity: Activity) => void;
};

type CardParts = { listener: Listener; saved: Saved; choose: Say; view: Panel["view"] };
type Cards = {
  card: (activity: Activity) => HTMLElement;
  /** "Saved (3)" */
  opener: HTMLButtonElement;
};

/** What somebody thinks of an answer. */
type Given = { message: string; right: boolean | null; text: string };
/** The link of the week; null where there is none now, which is explained. */
type Share = () => Promise<WeekLink | null>;
/** Whether it arrived. */
type Give = (given: Given) => Promise<boolean>;
/** `key` stays the same for the same words. */
type Unsaid = { said: string; key: string };

type LogParts = {
  listener: Listener;
  cards: Cards;
  choose: Say;
  /** Puts the beginning of a message into the field. */
  begin: Say;
  give: Give;
  share: Share;
  illustrate: (element: Element) => void;
};

type Log = {
  element: HTMLElement;
  /** Gives what was added. */
  addSaid: (text: string) => HTMLElement;
  /**
   * Adds a whole answer at once, so that it is announced once and whole. One that is `rated` was
   * asked for: somebody can say if it was right.
   */
  addAnswer: (messages: Message[], rated?: boolean) => void;
  /** Words of the widget itself. */
  addNote: (text: string) => void;
  /** Shows a conversation of before. It is not announced: it is no news. */
  restore: (turns: Turn[]) => void;
  /**
   * Choices of earlier questions stay to be read, but an old "Yes" must not answer a new question.
   * The focus stays where it is, right before the new answer.
   */
  retireChoices: (except?: Element | null) => void;
  /** Makes those of the last answer usable again, after a message that was refused. */
  reviveChoices: () => void;
  /** "Not sent yet", with a button that takes it back. */
  markWaiting: (turn: HTMLElement, takeBack: () => void) => void;
  markSent: (turn: HTMLElement) => void;
  clear: () => void;
  /** Scrolls to the start of the last turn; needed where it was filled while hidden. */
  showLast: () => void;
};

type PanelParts = {
  heading: string;
  /** may be empty */
  council: string;
  floating: boolean;
  log: Log;
  composer: Composer;
  /** what else stands in it, and is no part of what is read */
  rest: HTMLElement[];
  close: () => void;
  forget: () => void;
};

type Panel = {
  element: HTMLElement;
  show: (fullScreen: boolean) => void;
  hide: () => void;
  /** The status; empty takes it away. */
  say: (words: string) => unknown;
  /** An alert; nothing takes it away. */
  notify: (...content: Node[]) => void;
  /** Shows a page of its own in place of the conversation; `by` gets the focus back. */
  view: (by: HTMLElement, title: string, content: Child[]) => void;
  /** Back to the conversation. */
  leave: () => void;
};

type Settings = {
  /** what everything stands in, and has the look that was chosen */
  root: HTMLElement;
  /** goes into the panel */
  ruler: HTMLElement;
  /** Does what was chosen. */
  apply: () => void;
  /** Puts the pictures beside the words in an element, where they were chosen. */
  illustrate: (element: Element) => void;
  content: () => HTMLElement[];
};

type Composer = {
  element: HTMLElement;
  /** where buttons go */
  tools: HTMLElement;
  focus: () => void;
  /** Says beside the field what is wrong; empty takes it away. */
  complain: (words: string) => void;
  /** what was typed, trimmed */
  text: string;
};

type TalkParts = {
  api: Api;
  composer: Composer;
  preferences: Preferences;
  send: Say;
  /** the status */
  say: (words: string) => unknown;
  /** sound that plays must be silent now */
  begins: () => void;
  signal: AbortSignal;
};

type Talk = {
  button: HTMLButtonElement;
  /** Lets the microphone go. What was said so far goes nowhere. */
  cancel: () => void;
};

/**
 * What was said until `over` resolves, or nobody spoke for a while; null where `over` resolves to
 * false, which drops it. `shown` gets what was heard so far.
 */
type Hear = (over: Promise<boolean>, shown: (text: string) => void) => Promise<string | null>;

/**
 * The same, of the browser's own recogniser; undefined where it cannot hear after all. Rejects with
 * a DOMException where there is no microphone, or it may not be used.
 */
type Recognise = (
  ear: Recogniser,
  over: Promise<boolean>,
  shown: (text: string) => void,
) => Promise<string | null | undefined>;

/** `SpeechRecognition` of the Web Speech API, as far as it is used here. */
type Recogniser = {
  start: () => void;
  /** Its last words come, then `end`. */
  stop: () => void;
  /** No more words come. */
  abort: () => void;
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void;
  onerror: (event: { error: string }) => void;
  onend: () => void;
};

/** One sentence that can be said. */
type Part = {
  /** its sound */
  url: string;
  /** when each of its words is said; null where nobody tells */
  words: string | null;
  /** its words, as they are said; may be empty */
  text: string;
  /** for each word, where it is written in the message */
  written: ([number, number] | null)[];
};

type Listener = {
  audio: HTMLAudioElement;
  stop: () => void;
  /** The controls that read a message aloud; `words` shows its text. Null where it has no sound. */
  row: (message: ReadOut, words: HTMLElement) => HTMLElement | null;
  /** A new answer is there: it is read where the person chose that. */
  answered: (answer: Element) => void;
};

type Voice = {
  /** Resolves when the sentence was said, or stopped. `said` gets the number of each word. */
  speak: (part: Part, rate: number, said: (word: number) => void) => Promise<unknown>;
  pause: () => void;
  resume: () => Promise<unknown> | undefined;
  stop: () => void;
  prepare: (part: Part | undefined) => unknown;
};

/** One that can change its pace while it speaks. */
type PacedVoice = Voice & { pace: (rate: number) => void };

/** Marks from the first character to the one before the last; null takes the mark away. */
type Spotlight = (span: [number, number] | null | undefined) => void;
/** `words` shows `text`, without its bullets and line breaks. */
type CreateSpotlight = (words: HTMLElement, text: string) => Spotlight;

/** The controls that read one message aloud. */
type Row = {
  element: HTMLElement;
  /** Listen, Pause, Play */
  button: HTMLButtonElement;
  more: HTMLElement;
  rate: HTMLSelectElement;
  parts: Part[];
  spotlight: Spotlight;
};

/** `at` is the number of the sentence; `next` is what is read after it. */
type Playing = { row: Row; at: number; paused: boolean; next: Row[] };

/** The parts in their places. */
type Assembled = {
  open: (takeFocus: boolean) => void;
  close: () => void;
  isOpen: () => boolean;
};
