// Fits the checker's tables of weights, and says how well they do on documents they were not fitted on.
//   for f in EVAL/verify/*.jsonl: python3 EVAL/verify/score.py --input f | build/tools/verify/verify_features >FEATURES/name
//   node tools/verify/train.mjs EVAL/verify FEATURES [passages] [alignment] [support]
// Trained on: passages ranked by wice_claim, wice_subclaim_partial, fm2 and mgsm (the passages their annotators marked); figures
// aligned by numflip, wice_claim, wice_subclaim_partial, fm2, feversym and vitaminc; support by all of them, false claims that were not found
// out at half weight. The sets are development data and
// not part of the project; five folds, by source document, a document's claims of all sets in one fold.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fit, score, softmax } from './fit.mjs'

const [evaluation, features, ...parts] = process.argv.slice(2)
const lines = (path) => readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
const fold_of = (gold) => {
  const longest = gold.evidence.reduce((a, b) => (b.length > a.length ? b : a))
  let h = 7
  for (let i = 0; i < longest.length; ++i) h = (h * 31 + longest.charCodeAt(i)) >>> 0
  return h % 5
}
const load = (set) => {
  const found = new Map(lines(join(features, `vf.${set}.jsonl`)).map((d) => [d.id, d]))
  return lines(join(evaluation, `${set}.jsonl`)).filter((g) => found.has(g.id)).map((g) => ({ gold: g, seen: found.get(g.id), fold: fold_of(g) }))
}
const table = (names, w) => names.map((name, i) => `${name} ${w[i].toFixed(2)}`).join(', ') + '\n  {' + [...w].map((v) => v.toFixed(2)).join(', ') + '}'
const by_folds = (groups) => [0, 1, 2, 3, 4].map((k) => fit(groups.filter((g) => g.fold !== k)))

if (parts.length === 0 || parts.includes('passages')) {
  const names = 'rare_words rare_names rare_figures full_dates rare_before rare_after rare_head all_figures dateline'.split(' ')
  const groups = []
  for (const [set, weight] of Object.entries({ 'wice_claim.en': 1.5, 'wice_subclaim_partial.en': 1, 'fm2.en': 0.5, 'mgsm_xling.fr-en': 0.5 })) {
    const items = load(set)
    for (const { gold, seen, fold } of items) {
      const good = (gold.gold_sentences ?? []).filter((i) => i < seen.passages.length)
      if (good.length > 0 && seen.passages.length > 1) groups.push({ set, fold, x: seen.passages, good, weight: weight / items.length })
    }
  }
  const folds = by_folds(groups)
  const seen = {}
  for (const g of groups) {
    let best = 0
    g.x.forEach((x, i) => { if (score(x, folds[g.fold]) > score(g.x[best], folds[g.fold]) + 1e-12) best = i })
    const of = (seen[g.set] ??= [0, 0])
    of[1]++
    of[0] += g.good.includes(best)
  }
  for (const [set, [hit, n]] of Object.entries(seen)) console.log(`passage@1 ${set} ${(100 * hit / n).toFixed(1)}`)
  console.log(table(names, fit(groups)))
}

if (parts.length === 0 || parts.includes('support')) {
  const groups = []
  for (const [set, weight] of Object.entries({ 'numflip.en': 1, 'wice_claim.en': 2, 'wice_subclaim_partial.en': 0.35, 'fm2.en': 0.7, 'feversym.en': 0.7, 'vitaminc_sample.en': 1, 'mgsm_xling.fr-en': 0.5 })) {
    for (const { gold, seen, fold } of load(set)) {
      if (seen.support[0] === 1) groups.push({ set, fold, label: gold.label, x: [seen.support, seen.support.map(() => 0)], good: [gold.label === 'supported' ? 0 : 1], weight: weight * (gold.label === 'refuted' ? 0.5 : 1) })
    }
  }
  const folds = by_folds(groups)
  const out = {}
  for (const g of groups) {
    const of = (out[`${g.set.slice(0, 8)} ${g.label.slice(0, 3)}`] ??= [0, 0])
    of[1]++
    of[0] += score(g.x[0], folds[g.fold]) >= 0
  }
  console.log('borne out', Object.entries(out).map(([k, [a, n]]) => `${k} ${a}/${n}`).join('; '))
  console.log(table('bias words passages agreeing least slight lacks_name'.split(' '), fit(groups)))
}

if (parts.length === 0 || parts.includes('alignment')) {
  const names = ('near near_words bind words best_passage away names counted_same counted_other same_unit same_bound grain_same grain_coarser undated ' +
    'dateline first_dateline dates_conflict dates_agree other_name head taken company same_part relative back names_both names_other close_to_bound same_around ' +
    'none none_passages none_best_words none_best_around none_best_names none_date none_cardinal none_ordinal none_money none_share none_physical none_small').split(' ')
  const pairs = names.indexOf('none'), rest = names.length - pairs
  const differs = 6, incomparable = 0
  const agrees = (l) => l.like !== incomparable && l.like !== differs
  const holds = (l, number) => l.when.startsWith(number) || l.text.replace(/[,\s]/g, '').includes(number.replace(/[,\s]/g, '')) || l.when.includes(number)
  const groups = []
  const count = {}
  for (const [set, weight] of Object.entries({ 'numflip.en': 2, 'wice_claim.en': 1.5, 'wice_subclaim_partial.en': 1, 'fm2.en': 0.7, 'feversym.en': 0.5, 'vitaminc_sample.en': 0.5 })) {
    const items = load(set)
    const by_id = new Map(items.map((item) => [item.gold.id, item]))
    for (const { gold, seen, fold } of items) {
      const same = set.startsWith('numflip') && gold.label === 'refuted' ? by_id.get(gold.id.replace(/_(flip_\w+|bound_false)$/, '_same')) : undefined
      seen.figures.forEach((figure, at) => {
        const links = figure.alignments
        const marked = new Set(gold.gold_sentences ?? [])
        const inside = (l) => marked.has(l.p)
        const x = links.map((l) => [...l.f, ...new Array(rest).fill(0)])
        x.push([...new Array(pairs).fill(0), ...figure.none])
        const other = () => groups.push({ set, kind: 'other', count: seen.figures.length, fold, gold, figure, links, x, good: [], weight: 0, train: false })
        let good, kind
        if (set.startsWith('numflip')) {
          const asked = gold.label === 'supported' ? figure.text.replace(/[,\s]/g, '').includes(gold.orig_number.replace(/[,\s]/g, '')) || gold.category !== 'same' : same && same.seen.figures.length === seen.figures.length && same.seen.figures[at].text !== figure.text
          if (gold.label === 'refuted' && !asked) { other(); return }
          kind = gold.label === 'refuted' ? 'flip' : 'true'
          good = links.map((l, i) => (inside(l) && (gold.label === 'refuted' ? holds(l, gold.orig_number) : agrees(l)) ? i : -1))
        } else if (gold.label === 'supported') {
          kind = 'true'
          good = links.map((l, i) => (inside(l) && agrees(l) ? i : -1))
        } else if (gold.label === 'refuted') {
          if (set !== 'feversym.en' || seen.figures.length !== 1 || links.some(agrees)) { other(); return }
          kind = 'flip'
          good = links.map((l, i) => (inside(l) && l.like === differs ? i : -1))
        } else {
          if (links.some((l) => agrees(l) && !inside(l))) { other(); return }
          good = links.map((l, i) => (agrees(l) ? i : -1))
          kind = good.some((i) => i >= 0) ? 'true' : 'none'
        }
        good = good.filter((i) => i >= 0)
        if (good.length === 0 && kind !== 'none') { kind === 'flip' || (kind = 'lost'); if (kind === 'flip') kind = 'flip_lost' }
        count[`${set} ${kind}`] = (count[`${set} ${kind}`] ?? 0) + 1
        groups.push({ set, kind, count: seen.figures.length, fold, gold, figure, links, x, good: kind === 'none' ? [links.length] : good, weight: weight / items.length, train: kind === 'true' || kind === 'flip' || kind === 'none' })
      })
    }
  }
  console.log(count)
  const train = groups.filter((g) => g.train)
  // Only the nearest: far ones are many and teach little.
  const lean = train.map((g) => {
    if (g.x.length <= 36) return { ...g }
    const order = g.links.map((_, i) => i).sort((a, b) => g.links[b].f[0] + g.links[b].f[2] - g.links[a].f[0] - g.links[a].f[2] || a - b)
    const keep = [...new Set([...g.good, ...order.slice(0, 34), g.x.length - 1])]
    return { ...g, x: keep.map((i) => g.x[i]), good: g.good.map((i) => keep.indexOf(i)) }
  })
  const folds = by_folds(lean)
  const all = fit(lean)
  console.log(table(names, all))
  // Whether the figure found contradicts: a logistic regression on what the alignment says, and on what makes numbers treacherous.
  const f = (name) => names.indexOf(name)
  const more = ['bias', 'odds', 'met', 'others_unmet', 'behind', 'near', 'bind', 'counted_same', 'counted_other', 'taken', 'conflict', 'dateline', 'passages', 'date', 'cardinal', 'ordinal', 'small', 'beside', 'same_part', 'relative']
  const unmet = new Map()  // by claim
  for (const g of groups) {
    g.p = softmax(g.x, folds[g.fold])
    g.unmet = g.links.reduce((sum, l, i) => sum + (agrees(l) ? g.p[i] : 0), 0) < 0.3
    unmet.set(g.set + g.gold.id, (unmet.get(g.set + g.gold.id) ?? 0) + g.unmet)
  }
  for (const g of groups) {
    const p = g.p
    const chance = new Map()
    g.met = g.links.some(agrees)
    let agree = 0, best, most = -1
    g.links.forEach((l, i) => { if (agrees(l)) agree += p[i]; else if (l.like === differs) chance.set(l.v, (chance.get(l.v) ?? 0) + p[i]) })
    g.links.forEach((l, i) => { if (l.like === differs && !l.out && chance.get(l.v) + p[i] > most) { most = chance.get(l.v) + p[i]; best = i } })
    g.agree = agree
    if (best === undefined) { g.told = undefined; continue }
    const l = g.links[best], none = g.figure.none
    const beside = g.links.some((o) => o.p === l.p && agrees(o))
    const differ = chance.get(l.v)
    g.told = [1, Math.log((differ + 0.01) / (agree + 0.01)), +g.met, Math.min(3, unmet.get(g.set + g.gold.id) - g.unmet), Math.max(-8, -l.behind), l.f[0], l.f[2], l.f[f('counted_same')], l.f[f('counted_other')], l.f[f('taken')], l.f[f('dates_conflict')], l.f[f('dateline')],
      none[1], none[5], none[6], none[7], none[11], +beside, l.f[f('same_part')], l.f[f('relative')]]
    g.found = l
  }
  const judged = groups.filter((g) => g.told && g.kind !== 'other').map((g) => ({ fold: g.fold, x: [g.told, new Array(more.length).fill(0)], good: [g.kind.startsWith('flip') ? 0 : 1], weight: g.set.startsWith('wice_sub') ? 0.5 : 1 }))
  const judges = by_folds(judged)
  console.log(table(more, fit(judged)))
  for (const g of groups) g.sure = g.told ? 1 / (1 + Math.exp(-score(g.told, judges[g.fold]))) : 0
  for (const limit of [0.4, 0.5, 0.6, 0.7, 0.8]) {
    const claims = new Map()
    for (const g of groups) { const c = claims.get(g.set + g.gold.id) ?? { g, hit: false }; c.hit ||= g.sure >= limit; claims.set(g.set + g.gold.id, c) }
    const out = {}
    for (const { g, hit } of claims.values()) { const of = (out[`${g.set.slice(0, 8)} ${g.gold.label.slice(0, 3)}`] ??= [0, 0]); of[1]++; of[0] += hit }
    console.log(limit, Object.entries(out).map(([k, [a, n]]) => `${k} ${a}/${n}`).join('; '))
  }
  if (process.env.SHOW) {
    const [label, limit] = process.env.SHOW.split(',')
    for (const g of groups) if (g.sure >= +limit && g.gold.label !== 'refuted' && g.set.startsWith(label)) console.log(g.sure.toFixed(2), g.set, g.kind, '|', g.gold.claim, '|', g.figure.text, '->', g.found.text, '|', g.gold.evidence[g.found.p].slice(0, 300), '| agree', g.agree.toFixed(2))
  }
}
