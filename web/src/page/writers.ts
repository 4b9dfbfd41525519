// Who wrote the page: names as lines and metadata give them.
import { is_outside, named_box } from './boxes.ts';
import words from './words.json' with { type: 'json' };

const bylines = Object.values(words.bylines).flat().sort((a, b) => b.length - a.length);
const joiners = new Set([',', ...words.note_joiners]);
const particles = new Set(words.name_particles);
const no_names = new Set(words.no_names);
const longest_line = 180;
const most_names = 6;
const most_words = 4;

const is_upper = (c: string | undefined): boolean => c !== undefined && c !== c.toLowerCase();

/** What follows "By", "Propos recueillis par"; null where the line begins with none. */
function behind_by(line: string): string | null {
  const plain = line.toLowerCase();
  const by = bylines.find((one) => plain.startsWith(one) && /^\s*:?\s/.test(line.slice(one.length)));
  return by === undefined ? null : line.slice(by.length).replace(/^\s*:?\s+/, '');
}

/** "Jane Doe, Anne Le Gall and John Q. Public" → the three; none where anything else is said. */
function names_of_line(line: string): string[] {
  const names: string[] = [];
  let name: string[] = [];
  let capitals = 0;
  const end = (): boolean => {
    if (name.length > 0 && (capitals < 2 || capitals > most_words || !is_upper(name[name.length - 1]![0]))) return false;
    if (name.length > 0) names.push(name.join(' '));
    name = [];
    capitals = 0;
    return true;
  };
  for (const word of line.replace(/,/g, ' , ').trim().split(/\s+/)) {
    if (joiners.has(word.toLowerCase())) {
      if (!end()) return [];
    } else if (is_upper(word[0]) && !/[^.'’-]*[\d()[\]{}:;!?"“”«»|@/<>…]/.test(word)) {
      name.push(word);
      capitals++;
    } else if (name.length > 0 && particles.has(word)) name.push(word);
    else return [];
  }
  return end() && names.length <= most_names ? names : [];
}

/** The names of a line that says only who wrote it ("By Jane Doe and John Q. Public", "Par ANNE LE GALL"). */
export function written_by(line: string): string[] {
  const rest = line.length <= longest_line ? behind_by(line.trim()) : null;
  return rest === null ? [] : names_of_line(rest);
}

/** The first name of a line that says more of its writers ("By Jane Doe, Staff Writer | May 3"); null where it is no such line. */
export function heads_with_writers(line: string): string[] | null {
  const rest = line.length <= longest_line && !/[.!?…:][»”"’')]*\s*$/.test(line) ? behind_by(line.trim()) : null;
  const [first = '', second = ''] = rest?.split(/\s+/) ?? [];
  return is_upper(first[0]) && is_upper(second[0]) ? names_of_line(rest!.split(/[,|]/)[0]!) : null;
}

/** Names as metadata give them, without what stands around them ("By Jane Doe, ABC", "null", a link's "Posts", the site's address). */
export function writers_among(given: readonly string[]): string[] {
  const plain = given.flatMap((one) => {
    // "Jane Doe." and "'Jane Doe'", but "Q. Public Jr."; "Jane Doe, ABC NEWS" works there.
    const name = one.trim().replace(/^(['"])(.*)\1$/, '$2').replace(/([^\s.]{3})\.$/, '$1').replace(/^(\S+ [^,]*[a-z][^,]*), [A-Z][A-Z .&]+$/, '$1');
    const rest = behind_by(name);
    const said = rest !== null && is_upper(rest[0]) ? rest : name;
    const several = said.includes(',') ? [] : names_of_line(said);
    return several.length > 1 ? several : [said];
  }).filter((name) => name !== '' && !no_names.has(name.toLowerCase()) && !/^\S+\.[a-z]{2,}\/\S*$/i.test(name) && !/^[\w-]+\.[a-z]{2,}$/.test(name));
  const all = new Set(plain);
  // The same names once more, in one.
  return [...all].filter((name) => !name.includes(', ') || !name.split(', ').every((part) => all.has(part)));
}

const marked = ['byline', 'author', 'auteur', 'signature', 'vcard'].flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]).join(',');
const looked_at = 24;

/** The names in the box, where it says nothing else. */
function names_in_box(box: Element): string[] {
  const text = (box.textContent ?? '').trim();
  if (text === '' || text.length > longest_line) return [];
  const named = named_box(box.parentElement ?? box);
  if (named === 'comments' || named === 'away' || is_outside(box) || box.closest('aside, nav, footer, [class*="comment" i], [id*="comment" i]')) return [];
  return writers_among(names_of_line(behind_by(text) ?? text));
}

/** What the page shows of its writers where it declares none: boxes called so, near the headline first, inner before outer. */
export function shown_writers(scopes: readonly (Element | null)[]): string[] {
  for (const scope of scopes) {
    // Below the first paragraph they may be those of other articles.
    const text = [...scope?.querySelectorAll('p') ?? []].find((p) => (p.textContent ?? '').length > longest_line && p.closest('aside') === null);
    const boxes = [...scope?.querySelectorAll(marked) ?? []].slice(0, looked_at).filter((box) => !text || (text.compareDocumentPosition(box) & 2) !== 0);
    const inner = boxes.filter((box) => !boxes.some((other) => other !== box && box.contains(other)));
    for (const list of [inner, boxes]) {
      const found: string[] = [];
      // Writers stand side by side; those further on wrote other articles.
      let near: Element | null | undefined;
      for (const box of list) {
        if (near && !near.contains(box)) break;
        const names = names_in_box(box);
        if (names.length > 0) near ??= box.parentElement?.parentElement;
        found.push(...names);
      }
      if (found.length > 0) return [...new Set(found)];
    }
  }
  return [];
}
