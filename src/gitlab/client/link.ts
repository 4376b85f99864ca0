/** The address with `rel="next"` in a `Link` header (RFC 8288), or undefined. */
export function nextLink(header: string | undefined): string | undefined {
  for (const [, address, parameters] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?[^";]*\bnext\b/i.test(parameters ?? '')) return address;
  }
  return undefined;
}
