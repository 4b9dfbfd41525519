// Drawn, not fetched. Every icon is decoration: the words beside it carry the meaning.
import type { ComponentChildren, JSX } from 'preact';
import type { Sourcing } from './model.ts';

function Icon({ children, size = 16 }: { children: ComponentChildren; size?: number }): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{children}</svg>
  );
}

export const FigureIcon = (): JSX.Element => <Icon><path d="M6.2 2.5 4.8 13.5M11.2 2.5 9.8 13.5M2.8 5.8h11M2.2 10.2h11" /></Icon>;
export const QuoteIcon = (): JSX.Element => <Icon><path d="M6.5 4C4 4.6 2.8 6.4 2.8 9v3h4V8.4H4.6M13 4c-2.5.6-3.7 2.4-3.7 5v3h4V8.4h-2.2" /></Icon>;
export const DateIcon = (): JSX.Element => <Icon><rect x="2.5" y="3.5" width="11" height="10" rx="1.5" /><path d="M2.5 6.8h11M5.5 2v3M10.5 2v3" /></Icon>;
export const CloseIcon = (): JSX.Element => <Icon><path d="m4 4 8 8M12 4l-8 8" /></Icon>;
export const PreviousIcon = (): JSX.Element => <Icon><path d="m10 3-5 5 5 5" /></Icon>;
export const NextIcon = (): JSX.Element => <Icon><path d="m6 3 5 5-5 5" /></Icon>;
export const OutIcon = (): JSX.Element => <Icon size={14}><path d="M6 3H3.5v9.5H13V10M9 2.8h4.2V7M13 3 7.5 8.5" /></Icon>;
export const CopyIcon = (): JSX.Element => <Icon size={14}><rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 3.5v-1h-8v8h1" /></Icon>;
export const FlagIcon = (): JSX.Element => <Icon size={14}><path d="M3.5 14V2.5h8.7L10.5 5.6l1.7 3.1H3.5" /></Icon>;
export const FilterIcon = (): JSX.Element => <Icon><path d="M2.5 4.5h11M4.7 8h6.6M6.8 11.5h2.4" /></Icon>;
export const SearchIcon = (): JSX.Element => <Icon><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" /></Icon>;

// The stroke the mark has in the page: solid, dashed, dotted.
export function Stroke({ sourcing }: { sourcing: Sourcing }): JSX.Element {
  const dash = { linked: undefined, named: '5 3', none: '0.1 4' }[sourcing];
  return (
    <svg class={`stroke stroke-${sourcing}`} width="22" height="8" viewBox="0 0 22 8" aria-hidden="true" focusable="false">
      <path d="M2 4h18" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap={sourcing === 'none' ? 'round' : 'butt'} stroke-dasharray={dash} />
    </svg>
  );
}

// Four shapes for four verdicts: never told by colour alone.
export function VerdictIcon({ kind }: { kind: 'supported' | 'partial' | 'refuted' | 'not_found' }): JSX.Element {
  const paths = { supported: 'M3 8.500 6.500 12 13 4.500', partial: 'M8 2.500v11M8 2.500a5.500 5.500 0 0 0 0 11', refuted: 'M3 6h10M3 10.500h10M10.500 2.500l-5 11.500', not_found: 'M5.500 6.200a2.500 2.500 0 1 1 3.600 2.300c-.8.4-1.100.8-1.100 1.600M8 12.800v.1' };
  return (
    <svg class={`icon verdict-${kind}`} width="15" height="15" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d={paths[kind]} /></svg>
  );
}
