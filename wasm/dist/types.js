// The JSON of the engine's contract (docs/command-line.md), as types. Offsets
// are UTF-16 code units, half-open: what String.prototype.slice takes.
export {};
