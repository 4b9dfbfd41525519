// What a user would pick instead, on the same text in the same run: one call a paragraph, which is kinder to them; ours
// takes the whole article and does everything. CPU time, so that a busy machine doesn't choose the winner. Prints JSON.
import * as chrono from 'chrono-node';
import english from 'compromise';
import french from 'fr-compromise';
import nlpjs from '@nlpjs/builtin-default';
import recognizers from '@microsoft/recognizers-text-suite';
import model from 'wink-eng-lite-web-model';
import wink_nlp from 'wink-nlp';
import { article, cpu_ms_of, load_engine } from '../measure.mjs';

const wink = wink_nlp(model);
const nlpjs_builtin = new nlpjs.BuiltinDefault();
// nlp.js prints what it finds.
const say = console.log;
const quiet = (run) => { console.log = () => undefined; try { return run(); } finally { console.log = say; } };

const culture = { fr: recognizers.Culture.French, en: recognizers.Culture.English };
const recognize = ['Number', 'Percentage', 'Currency', 'Dimension', 'Ordinal'].map((what) => recognizers[`recognize${what}`]);
const peers = {
  'recognizers-text (number, percent, currency, dimension, ordinal)': (text, lang) => { for (const one of recognize) one(text, culture[lang]); },
  'compromise numbers()': (text, lang) => (lang === 'fr' ? french : english)(text).numbers().json(),
  'wink-nlp entities': (text, lang) => (lang === 'en' ? wink.readDoc(text).entities().out() : null),
  'chrono (dates)': (text, lang) => (lang === 'fr' ? chrono.fr : chrono).parse(text),
  'nlp.js builtins (digits)': (text, lang) => quiet(() => nlpjs_builtin.extract({ utterance: text, locale: lang })),
};

const engine = await load_engine();
const out = {};
for (const lang of ['fr', 'en']) {
  const text = article(`${lang}.news`);
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  const line = JSON.stringify({ text, lang });
  const ours = cpu_ms_of(() => engine.analyseLine(line));
  for (const [name, run] of Object.entries(peers)) {
    if (name.startsWith('wink') && lang === 'fr') continue;  // it has no French
    const theirs = cpu_ms_of(() => { for (const paragraph of paragraphs) run(paragraph, lang); });
    out[`${lang}/${name}`] = { ms: theirs, ratio: theirs / ours };
  }
}
process.stdout.write(`${JSON.stringify(out)}\n`);
