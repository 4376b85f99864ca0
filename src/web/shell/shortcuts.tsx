import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../components/dialog.js';
import { screens } from './screens.js';

/** How long `g` waits for its letter, in milliseconds. */
const waitMs = 1500;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]') !== null;

/** The keyboard: `/` searches, `g` and a letter goes to a screen, `?` tells what there is. */
export function Shortcuts({ onSearch }: { readonly onSearch: () => void }) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isSecond = performance.now() - wentAt.current < waitMs;
      wentAt.current = Number.NEGATIVE_INFINITY;
      const screen = isSecond ? screens.find(({ letter }) => letter === event.key) : undefined;
      if (screen !== undefined) void navigate({ to: screen.path });
      else if (event.key === 'g') wentAt.current = performance.now();
      else if (event.key === '/') onSearch();
      else if (event.key === '?') setOpen(true);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, onSearch]);
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={() => setOpen(false)}>
      <dl className="facts">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>Search</dd>
        {screens.map(({ letter, title }) => (
          <div key={letter} style={{ display: 'contents' }}>
            <dt>
              <kbd>g</kbd> <kbd>{letter}</kbd>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
        <dt>
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> <kbd>Space</kbd>
        </dt>
        <dd>Move between rows of a table, open one, tick one</dd>
      </dl>
    </Dialog>
  );
}
