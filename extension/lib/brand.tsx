import type { JSX } from 'preact';

export function Brand({ title = 'Citelight', level = 1 }: { title?: string; level?: 1 | 2 }): JSX.Element {
  const Tag = level === 1 ? 'h1' : 'h2';
  return (
    <Tag class="brand">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#173f7d" />
        <path d="M7 10h18M7 16h12" stroke="#fff" stroke-width="3" stroke-linecap="round" />
        <path d="M7.500 23.500h18" stroke="#ffd666" stroke-width="3.400" stroke-linecap="round" stroke-dasharray=".1 5.700" /></svg>
      {title}
    </Tag>
  );
}
