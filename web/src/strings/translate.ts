// One catalogue for every surface, in the browser's own format (_locales/<lang>/messages.json),
// so that the extension gets its strings from the browser and the demo reads the same files.
import type en from './en.json';

export type MessageKey = keyof typeof en;
export type Substitution = string | number;
export type Translate = (key: MessageKey, ...with_: Substitution[]) => string;
export type Catalogue = Readonly<Record<MessageKey, { readonly message: string }>>;

// Fills $1…$9; "$$" is a dollar sign, as in the browser.
export function fill(message: string, with_: readonly Substitution[]): string {
  return message.replace(/\$(\$|[1-9])/g, (_, what: string) =>
    what === '$' ? '$' : String(with_[Number(what) - 1] ?? ''));
}

export function translator(catalogue: Catalogue): Translate {
  return (key, ...with_) => fill(catalogue[key].message, with_);
}

export type PluralStem<K extends MessageKey = MessageKey> = K extends `${infer S}_other` ? S : never;

// The message of `stem` for a count: `stem_one`, `stem_other`… by the reader's plural rules, `stem_other` where the
// catalogues have no finer form. All have the same forms (a test says so), so that nobody has to ask which there are:
// who gets the words from the browser carries no catalogue.
export function plural(t: Translate, locale: string, stem: PluralStem, count: number, type: Intl.PluralRuleType = 'cardinal', shown: Substitution = count): string {
  const form = new Intl.PluralRules(locale, { type }).select(count);
  const had = form === 'one' || (type === 'ordinal' && (form === 'two' || form === 'few'));
  return t(`${stem}_${had ? form : 'other'}` as MessageKey, shown);
}
