import { type ReactNode, useEffect, useRef } from 'react';

/** What was just opened: it comes into sight and takes the keyboard when it appears, wherever it is on the page. */
export function Opened({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div ref={frame} tabIndex={-1} className="opened">
      {children}
    </div>
  );
}
