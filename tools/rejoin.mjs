// usage: node tools/rejoin.mjs TEXTS.jsonl <ANALYSES.jsonl, both with the same ids, offsets in code points.
// Writes the analyses with `“A,” she said. “B.”` as one statement, the way PolNeAR counts it, where our contract has two: so that
// how well statements are found can be told apart from how they are counted.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const lines = readFileSync(process.argv[2], 'utf8').trim().split('\n');
const texts = new Map(lines.map((line) => JSON.parse(line)).map(({ id, text }) => [id, [...text]]));
const end = (spans) => spans.at(-1)[1];

for await (const line of createInterface({ input: process.stdin })) {
  const analysis = JSON.parse(line);
  const statements = [];
  for (const attribution of analysis.attributions ?? []) {
    const [first] = attribution.content;
    // The nearest statement before it that is tagged behind its words; between that tag and these words no paragraph or quotation ends.
    const told = attribution.kind === 'direct' && !attribution.cue && statements.findLast((a) => a.cue && end(a.content) <= first[0]);
    const behind = told && told.cue[0][0] >= told.content[0][0];
    const between = behind && texts.get(analysis.id).slice(Math.max(end(told.content), end(told.cue)), first[0]);
    if (behind && !between.some((c) => '\n"“«'.includes(c))) told.content.push(...attribution.content);
    else statements.push(attribution);
  }
  console.log(JSON.stringify({ ...analysis, attributions: statements }));
}
