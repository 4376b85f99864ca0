import { useEffect, useState } from 'react';

/** How the console looks: as the system says, or as the person chose. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'access-graph-theme';
const isTheme = (value: string | null): value is Theme => themes.some((theme) => theme === value);

function stored(): Theme {
  const value = localStorage.getItem(storageKey);
  return isTheme(value) ? value : 'system';
}

/** Puts a theme into effect. */
export function applyTheme(theme: Theme = stored()): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
}

/** The theme, and what goes on to the next one; the choice is kept in this browser. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => applyTheme(theme), [theme]);
  const next = () => {
    const following = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    localStorage.setItem(storageKey, following);
    setTheme(following);
  };
  return [theme, next];
}
