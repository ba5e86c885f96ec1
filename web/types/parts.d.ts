/** What the parts of the widget give to each other. Global, and never loaded: for the type checker. */

type Api = import("../widget/api.js").Api;
type Composer = import("../widget/composer.js").Composer;
type Listener = import("../widget/listen.js").Listener;
type Log = import("../widget/log.js").Log;
type Memory = import("../widget/memory.js").Memory;
type Panel = import("../widget/panel.js").Panel;
type Preferences = import("../widget/memory.js").Preferences;
type Spotlight = import("../widget/spotlight.js").Spotlight;

/** What an element can be given as a child; what is empty is left out. */
type Child = Node | string | null | undefined | false;

type ChatParts = {
  api: Api;
  memory: Memory;
  log: Log;
  composer: Composer;
  panel: Panel;
  /** shown when the server cannot be reached; may be empty */
  phone: string;
  /** offered with the greeting; may be empty */
  openingQuestion: string;
  /** called when a conversation has begun */
  changed: () => void;
};

type MessageParts = {
  /** the server's address */
  base: URL;
  listener: Listener;
  /** sends what a choice stands for */
  choose: (text: string) => void;
  signal: AbortSignal;
};

type PanelParts = {
  heading: string;
  /** may be empty */
  council: string;
  floating: boolean;
  log: Log;
  composer: Composer;
  audio: HTMLElement;
  close: () => void;
  forget: () => void;
  signal: AbortSignal;
};

type TalkParts = {
  api: Api;
  heard: (text: string) => void;
  status: (words: string) => void;
  trouble: (words: string) => void;
  /** sound that plays must be silent now */
  begins: () => void;
  signal: AbortSignal;
};

/** What the person chose. */
type Chosen = { read?: boolean; voice?: "device" | "server"; rate?: number; send?: boolean };

/** One sentence that can be said. */
type Part = {
  /** its sound */
  url: string;
  /** when each of its words is said; may be empty */
  words: string;
  /** its words, as they are said; may be empty */
  text: string;
  /** for each word, where it is written in the message */
  written: ([number, number] | null)[];
};

/** Called with the number of the word that begins. */
type Said = (word: number) => void;

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
