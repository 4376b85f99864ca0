import type { Colours } from './colours.js';

/** A thing of a picture where it was put. */
export interface PlacedNode {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const margin = 60;
const radius = 14;

/** A picture as SVG: text stays text, and nothing in it comes from elsewhere. */
export function svgOf(
  nodes: readonly PlacedNode[],
  edges: readonly { readonly source: string; readonly target: string; readonly label: string }[],
  colours: Colours,
): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const xs = nodes.map(({ x }) => x);
  const ys = nodes.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - margin * 2, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) - left + margin * 2, Math.max(...ys) - top + margin];
  const lines = edges.flatMap(({ source, target, label }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    if (from === undefined || to === undefined) return [];
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const end = {
      x: to.x - ((to.x - from.x) / length) * (radius + 4),
      y: to.y - ((to.y - from.y) / length) * (radius + 4),
    };
    return [
      `<line x1="${from.x}" y1="${from.y}" x2="${end.x}" y2="${end.y}" stroke="${colours.line}" marker-end="url(#arrow)"/>`,
      `<text x="${(from.x + to.x) / 2}" y="${(from.y + to.y) / 2 - 4}" fill="${colours.quiet}" font-size="9" text-anchor="middle">${escaped(label)}</text>`,
    ];
  });
  const points = nodes.map(
    ({ label, x, y, colour }) =>
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/><text x="${x}" y="${y + radius + 13}" fill="${colours.text}" font-size="11" text-anchor="middle">${escaped(label)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colours.line}"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.surface}"/>`,
    ...lines,
    ...points,
    '</svg>',
  ].join('\n');
}
