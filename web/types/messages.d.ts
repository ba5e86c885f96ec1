/** The objects of the HTTP contract that the widget shows. Global, and never loaded. */

type Choice = { label: string; text: string };
/** One wish of the search. `remove` is sent to take it off; `change` begins a message, or is empty. */
type Filter = { field: string; id: string; label: string; remove: string; change: string };
type Source = { title: string; url: string };
/** Degrees, WGS 84. */
type GeoPoint = { lat: number; lon: number };

/** One line of a card: its words are the server's. */
type Fact = {
  /** "price": for its look alone */
  kind: string;
  /** empty where the text says all by itself */
  label: string;
  text: string;
  /** what the text leads to; may be empty */
  link: string;
  /** says the same; may be empty */
  picture: string;
  /** the same one by one, each with a drawing: the `d` of an SVG path */
  items?: { text: string; shape: string }[];
};

/** A wish of the search: `remove` is sent to take it off, `change` begins a message; may be empty. */
type Filter = { label: string; remove: string; change: string };

/** What can be read aloud. */
type ReadOut = {
  text: string;
  /** the address of the whole of it, spoken */
  audio: string | null;
  /** its sentences */
  audio_parts?: SpokenPart[];
};

type Activity = {
  id: string;
  name: string;
  /** our own page */
  url: string;
  facts: Fact[];
  /** null when it is online */
  place: object | null;
  /** what is sent to be told more */
  more?: string;
  /** the card as it is read aloud */
  read_out?: ReadOut;
  /** what helps to ring about it */
  ring?: Fact[];
  /** of what it is; may be empty */
  picture: string;
  /** sent to hear more of it */
  more: string;
};

type SpokenPart = {
  url: string;
  words_url?: string;
  /** as it is said */
  text?: string;
  /** for each word of it, first and last character (exclusive) of what is written for it */
  written?: ([number, number] | null)[];
};

type Message = ReadOut & {
  id: string;
  /** for each line of the text that holds words, a picture that says the same; may be empty */
  pictures?: string[];
  activities: Activity[];
  choices: Choice[];
  filters?: Filter[];
  filters: Filter[];
  sources: Source[];
  explained?: { word: string; explanation: string }[];
  urgent: boolean;
  /** a plan of a week, which the text tells */
  week?: { items: object[] } | null;
};

/** Where a week is, for anybody; for who shared it, who can take it back; and for a calendar. */
type WeekLink = { url: string; own_url: string; calendar_url: string };

/** What is sent. `text` is 1 to 500 characters. */
type Said = { text: string; location?: GeoPoint; easy?: boolean };
type Turn = { said: string | null; messages: Message[] };
