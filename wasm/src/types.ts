// The JSON of the engine's contract (docs/command-line.md), as types. Offsets
// are UTF-16 code units, half-open: what String.prototype.slice takes.

export type Offset = number;
export type Pair = [start: Offset, end: Offset];

export type LinkKind = 'body' | 'note' | 'embed' | 'topic' | 'staff' | 'share' | 'nav' | 'ad';
export type BlockKind =
  | 'paragraph' | 'heading' | 'quote' | 'list_item' | 'table_cell' | 'caption' | 'note' | 'embed' | 'aside';

export interface DocumentLink { start: Offset; end: Offset; url: string; kind?: LinkKind }
export interface DocumentBlock { start: Offset; end: Offset; kind?: BlockKind }

export interface DocumentInput {
  id?: string;
  text: string;
  /** BCP 47; guessed by the engine where absent. */
  lang?: string;
  links?: DocumentLink[];
  blocks?: DocumentBlock[];
  url?: string;
  title?: string;
  /** ISO 8601; what relative dates are resolved against. */
  published?: string;
}

export type QuantityKind =
  | 'cardinal' | 'ordinal' | 'ratio' | 'multiple' | 'score' | 'percent' | 'percentage_points'
  | 'money' | 'measure' | 'duration' | 'age' | 'date' | 'time';
export type Bound = 'exact' | 'approx' | 'at_least' | 'at_most' | 'more_than' | 'less_than' | 'range';

export interface Quantity {
  kind: QuantityKind;
  start: Offset;
  end: Offset;
  text: string;
  number: { start: Offset; end: Offset } | null;
  /** A number; ISO 8601 text for dates and times; null where min or max stands instead. */
  value: number | string | null;
  min: number | null;
  max: number | null;
  fraction?: [num: number, den: number];
  /** ISO 4217, UCUM, "%" or "[pp]". */
  unit: string | null;
  bound: Bound;
  bound_at: Pair | null;
  counted: Pair | null;
  change?: 'up' | 'down';
  /** What the figure is to that change: "rose by 3", "fell from 7 to 5". */
  change_role?: 'by' | 'from' | 'to';
}

export type AttributionKind = 'direct' | 'indirect' | 'mixed' | 'according_to';
export type SourceType = 'person' | 'organisation' | 'document' | 'group' | 'anonymous' | 'unknown';
export type Stance = 'stated' | 'reported' | 'denied' | 'questioned' | 'no_comment';

export interface Attribution {
  kind: AttributionKind;
  content: Pair[] | null;
  source: Pair[] | null;
  cue: Pair[] | null;
  speaker: string | null;
  source_type: SourceType;
  stance: Stance;
  /** Index of the attribution through which this one is reported. */
  via: number | null;
}

export type Rung = 'sentence_link' | 'footnote' | 'embed' | 'paragraph_link' | 'page_link' | 'named' | 'none';

export interface Citation {
  rung: Rung;
  url: string | null;
  name: string | null;
  inherited: boolean;
  confidence: number;
  reason: string;
  reason_code?: string;
}

export interface Claim {
  start: Offset;
  end: Offset;
  quantities: number[];
  attributions: number[];
  score: number;
  reasons: string[];
  citation: Citation;
}

export interface Analysis {
  id: string | null;
  lang: string;
  quantities: Quantity[];
  attributions: Attribution[];
  claims: Claim[];
}

/** What the source says of the claim. Never of the world. */
export type VerdictStatus = 'supported' | 'refuted' | 'partial' | 'not_found';
export type Relation =
  | 'equal' | 'rounded' | 'within_bound' | 'converted' | 'computed' | 'differs' | 'absent'
  | 'verbatim' | 'typography' | 'elided' | 'altered' | 'truncated' | 'other_speaker' | 'translated' | 'opposite';
/** Why, for those who say it in the reader's language; `Finding.reason` says it in English. */
export type VerifyReason =
  | 'same_value' | 'same_rounded' | 'same_date' | 'inside_bound' | 'same_converted' | 'follows_from_change'
  | 'other_value' | 'other_unit' | 'other_currency' | 'outside_bound' | 'other_date' | 'other_direction' | 'not_percent_points'
  | 'no_such_figure' | 'no_such_words'
  | 'quote_same' | 'quote_marks' | 'quote_elided' | 'quote_altered' | 'quote_lost_negation' | 'quote_other_speaker' | 'quote_translated'
  | 'negated' | 'adds_up_wrong';

export interface VerifyInput {
  id?: string;
  /** `speaker`: to whom the page gives words whose speaker the claim's sentence doesn't name. */
  claim: { text: string; lang?: string; published?: string; speaker?: string };
  /** The whole text, lines apart, or passages. */
  source: { text?: string; passages?: string[]; lang?: string; published?: string; url?: string };
}

export interface Place {
  start: Offset;
  end: Offset;
  text: string;
}
/** With `passage`, the place is inside that passage of the input. */
export interface SourcePlace extends Place {
  passage?: number;
}

export interface Finding {
  claim: Place;
  source: SourcePlace | null;
  relation: Relation;
  reason: string;
  reason_code: VerifyReason;
  /** Of an altered quotation: what stands in either; one of them may be empty. */
  differences?: { claim: Place; source: SourcePlace }[];
}

export interface Verification {
  id: string | null;
  status: VerdictStatus;
  /** A span of `source.text`, or an index of `source.passages`; the best one also for `not_found`. */
  passage: Pair | number | null;
  /** Leads to the passage behind the source's URL; null where no wording does. */
  fragment: string | null;
  confidence: number;
  findings: Finding[];
}
