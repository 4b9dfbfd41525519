// Conditional logit: of the candidates of a group one of `good` is the right one. Plain Adam, no dependency, the same
// answer every time.
//   groups: [{ x: number[][], good: number[], weight }]  → weights
export function fit(groups, { l2 = 0.0004, steps = 200, rate = 0.1, start } = {}) {
  const n = groups[0].x[0].length
  const w = new Float64Array(start ?? n)
  const m = new Float64Array(n), v = new Float64Array(n), grad = new Float64Array(n)
  const total = groups.reduce((sum, g) => sum + g.weight, 0)
  for (const g of groups) {
    if (g.flat) continue
    g.flat = Float64Array.from(g.x.flat())
    g.isGood = new Uint8Array(g.x.length)
    for (const i of g.good) g.isGood[i] = 1
  }
  for (let step = 1; step <= steps; ++step) {
    for (let k = 0; k < n; ++k) grad[k] = l2 * w[k]
    for (const g of groups) {
      const size = g.x.length, p = new Float64Array(size)
      let top = -Infinity
      for (let i = 0, at = 0; i < size; ++i, at += n) {
        let s = 0
        for (let k = 0; k < n; ++k) s += g.flat[at + k] * w[k]
        p[i] = s
        if (s > top) top = s
      }
      let sum = 0, good = 0
      for (let i = 0; i < size; ++i) { p[i] = Math.exp(p[i] - top); sum += p[i]; if (g.isGood[i]) good += p[i] }
      good = Math.max(good / sum, 1e-9)
      const share = g.weight / total
      for (let i = 0, at = 0; i < size; ++i, at += n) {
        const q = p[i] / sum, d = share * (q - (g.isGood[i] ? q / good : 0))
        if (Math.abs(d) < 1e-12) continue
        for (let k = 0; k < n; ++k) grad[k] += d * g.flat[at + k]
      }
    }
    const now = rate * (step > steps * 0.7 ? 0.2 : 1)
    for (let k = 0; k < n; ++k) {
      m[k] = 0.9 * m[k] + 0.1 * grad[k]
      v[k] = 0.99 * v[k] + 0.01 * grad[k] * grad[k]
      w[k] -= now * (m[k] / (1 - 0.9 ** step)) / (Math.sqrt(v[k] / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return w
}

export function score(x, w) {
  let s = 0
  for (let k = 0; k < w.length; ++k) s += x[k] * w[k]
  return s
}

export function softmax(xs, w) {
  const s = xs.map((x) => score(x, w))
  const top = Math.max(...s)
  const e = s.map((value) => Math.exp(value - top))
  const sum = e.reduce((a, b) => a + b, 0)
  return e.map((value) => value / sum)
}
