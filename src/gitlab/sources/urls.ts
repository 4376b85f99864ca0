/** Where an address leads, without anything in it that may be secret. */
export interface UrlPlace {
  readonly urlScheme: string | null | undefined;
  readonly urlHost: string | null | undefined;
}

const parse = (url: string) => (URL.canParse(url) ? new URL(url) : null);

const unknown: UrlPlace = { urlScheme: undefined, urlHost: undefined };

/**
 * Scheme and host of an address: user, password, path and query may hold credentials and are dropped. What is no
 * address is unknown.
 */
export function urlPlace(url: string | null | undefined): UrlPlace {
  if (url === undefined) return unknown;
  if (url === null || url === '') return { urlScheme: null, urlHost: null };
  const parsed = parse(url);
  if (parsed === null || !/^(https?|ssh|git):$/.test(parsed.protocol) || parsed.host === '') return unknown;
  return { urlScheme: parsed.protocol.slice(0, -1), urlHost: parsed.host.toLowerCase() };
}

/** Hosts and schemes of the addresses in a text, one a line, as OAuth applications have them. */
export function callbackPlaces(text: string | null | undefined) {
  if (text == null) return { callbackHosts: undefined, callbackSchemes: undefined };
  const urls = text
    .split(/\s+/)
    .map(parse)
    .filter((url) => url !== null);
  const web = urls.filter(({ protocol }) => /^https?:$/.test(protocol));
  return {
    callbackHosts: [...new Set(web.map(({ host }) => host))].sort(),
    callbackSchemes: [...new Set(urls.map(({ protocol }) => protocol.slice(0, -1)))].sort(),
  };
}
