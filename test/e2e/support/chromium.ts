/** The browser's program: `CHROMIUM`, or where Debian has it. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Keeps the browser from looking for anything but what it is shown. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
