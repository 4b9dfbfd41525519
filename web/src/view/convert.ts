// A measure in the system that other readers are at home in: miles for kilometres, and back. Units only: what money is
// worth elsewhere changes by the day.
import type { Quantity } from '@citelight/engine';
import type { Voice } from '../strings/voice.ts';
import { quantity_words } from './words.ts';

// UCUM → UCUM, exact by definition where the units are.
const metric: Readonly<Record<string, readonly [string, number]>> = {
  '[mi_i]': ['km', 1.609344], '[ft_i]': ['m', 0.3048], '[in_i]': ['cm', 2.54], '[yd_i]': ['m', 0.9144], '[nmi_i]': ['km', 1.852],
  '[acr_us]': ['har', 0.40468564224], '[mi_i]2': ['km2', 2.589988110336], '[ft_i]2': ['m2', 0.09290304], '[gal_us]': ['L', 3.785411784],
  '[foz_us]': ['mL', 29.5735295625], '[bbl_us]': ['L', 158.987294928], '[lb_av]': ['kg', 0.45359237], '[oz_av]': ['g', 28.349523125],
  '[stone_av]': ['kg', 6.35029318], '[mi_i]/h': ['km/h', 1.609344], '[kn_i]': ['km/h', 1.852],
};
const customary: Readonly<Record<string, readonly [string, number]>> = {
  km: ['[mi_i]', 1 / 1.609344], m: ['[ft_i]', 1 / 0.3048], cm: ['[in_i]', 1 / 2.54], har: ['[acr_us]', 1 / 0.40468564224],
  km2: ['[mi_i]2', 1 / 2.589988110336], m2: ['[ft_i]2', 1 / 0.09290304], L: ['[gal_us]', 1 / 3.785411784], kg: ['[lb_av]', 1 / 0.45359237],
  g: ['[oz_av]', 1 / 28.349523125], 'km/h': ['[mi_i]/h', 1 / 1.609344],
};

// As many digits as the page wrote, but two at least and four at most: "5 miles" is about 8 km, not 8.04672.
function precise(value: number, written: string): number {
  const digits = written.replace(/^\D+/, '').replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
  return Number(value.toPrecision(Math.min(4, Math.max(2, digits))));
}

/** The same in the other system, in the reader's words; null where there is none, or it would mislead. */
export function in_other_units(q: Quantity, voice: Voice): string | null {
  if (q.kind !== 'measure' || !q.unit) return null;
  const warmth = q.unit === 'Cel' || q.unit === '[degF]';
  const [unit, factor] = metric[q.unit] ?? customary[q.unit] ?? (warmth ? [q.unit === 'Cel' ? '[degF]' : 'Cel', 1] : ['', 1]);
  if (unit === '') return null;
  const values = [q.value, q.min, q.max].filter((v) => typeof v === 'number');
  // A rise by two degrees is no temperature, and a page doesn't always say "a rise".
  if (warmth && (q.change || values.some((v) => Math.abs(q.unit === 'Cel' ? v : (v - 32) / 1.8) < 12))) return null;
  const turn = (v: number | string | null): number | null => {
    if (typeof v !== 'number') return null;
    if (warmth) return Number((q.unit === 'Cel' ? v * 1.8 + 32 : (v - 32) / 1.8).toFixed(/\.(\d+)/.exec(String(v))?.[1]?.length ?? 0));
    return precise(v * factor, String(v));
  };
  const other: Quantity = { ...q, unit, value: turn(q.value), min: turn(q.min), max: turn(q.max), bound: q.bound === 'exact' ? 'approx' : q.bound };
  delete other.change;
  delete other.fraction;
  return quantity_words(other, voice);
}
