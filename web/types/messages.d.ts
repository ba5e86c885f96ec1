/** The objects of the HTTP contract that the widget shows. Global, and never loaded: for the type checker. */

type Choice = { label: string; text: string };
type Source = { title: string; url: string };
/** `instead` is what is nearly the same and met the need. */
type Need = { need: string; met: "yes" | "no" | "unknown"; instead?: string | null };
type Place = { name: string; address: string; postcode: string };
/** ISO 8601 with offset, Europe/London. */
type Session = { start: string; end: string | null };
/** Degrees, WGS 84. */
type GeoPoint = { lat: number; lon: number };

type Activity = {
  id: string;
  name: string;
  provider: string;
  /** null when it is online */
  place: Place | null;
  distance_miles: number | null;
  next_session: Session | null;
  /** words */
  when: string;
  /** words */
  price: string;
  /** ids */
  access: string[];
  phone: string;
  /** our own page */
  url: string;
  /** YYYY-MM-DD */
  checked_on: string | null;
  why: Need[];
  /** made up, to try Daywise out */
  sample?: boolean;
  /** asks to ring first, where nobody checked for long */
  stale?: string | null;
};

type SpokenPart = {
  url: string;
  words_url?: string;
  /** as it is said */
  text?: string;
  /** for each word of it, first and last character (exclusive) of what is written for it */
  written?: ([number, number] | null)[];
};

type Message = {
  id: string;
  text: string;
  /** the address of the whole message, spoken */
  audio: string | null;
  /** its sentences */
  audio_parts?: SpokenPart[];
  activities: Activity[];
  choices: Choice[];
  sources: Source[];
  explained?: { word: string; explanation: string }[];
  urgent: boolean;
};

type Turn = { said: string | null; messages: Message[] };
