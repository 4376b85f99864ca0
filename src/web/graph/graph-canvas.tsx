import cytoscape, { type Core, type StylesheetJson } from 'cytoscape';
import dagre from 'cytoscape-dagre';
import { useEffect, useRef } from 'react';
import { download } from '../lib/download.js';
import { type Colours, colourOf, coloursOf } from './colours.js';
import type { GraphViewProps } from './model.js';
import { inRings } from './rings.js';
import { svgOf } from './svg.js';

cytoscape.use(dagre);

const styleOf = (colours: Colours): StylesheetJson => [
  {
    selector: 'node',
    style: {
      'background-color': 'data(colour)',
      label: 'data(label)',
      color: colours.text,
      'font-size': 11,
      'text-valign': 'bottom',
      'text-margin-y': 4,
      'text-max-width': '150px',
      'text-wrap': 'ellipsis',
      width: 26,
      height: 26,
    },
  },
  {
    selector: 'node[?isMany]',
    style: {
      shape: 'round-rectangle',
      width: 42,
      'border-width': 2,
      'border-color': colours.text,
      'border-style': 'dashed',
    },
  },
  { selector: 'node.selected', style: { 'border-width': 4, 'border-color': colours.accent } },
  {
    selector: 'edge',
    style: {
      width: 1.4,
      'line-color': colours.line,
      'target-arrow-color': colours.line,
      'target-arrow-shape': 'triangle',
      'curve-style': 'bezier',
      label: 'data(label)',
      'font-size': 8,
      color: colours.quiet,
      'text-rotation': 'autorotate',
      'text-background-color': colours.surface,
      'text-background-opacity': 0.8,
    },
  },
];

/** Layouts that are drawn step by step would keep a page busy; beyond this many things a plain grid of circles has to do. */
const mostLaidOut = 150;

/** The picture itself. Its table beside it says the same to those who do not see it. */
export default function GraphCanvas({
  label,
  nodes,
  edges,
  selected,
  centre,
  onSelect,
  onSelectEdge,
}: GraphViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(null);
  const handlers = useRef({ onSelect, onSelectEdge });
  handlers.current = { onSelect, onSelectEdge };

  useEffect(() => {
    const container = frame.current;
    if (container === null) return;
    const graph = cytoscape({ container, style: styleOf(coloursOf(container)), minZoom: 0.15, maxZoom: 3 });
    core.current = graph;
    graph.on('tap', 'node', ({ target }) => handlers.current.onSelect?.(target.id()));
    graph.on('tap', 'edge', ({ target }) => handlers.current.onSelectEdge?.(String(target.data('label'))));
    const restyle = () => graph.style(styleOf(coloursOf(container)));
    const themes = new MutationObserver(restyle);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', restyle);
    return () => {
      themes.disconnect();
      system.removeEventListener('change', restyle);
      graph.destroy();
      core.current = null;
    };
  }, []);

  useEffect(() => {
    const graph = core.current;
    if (graph === null) return;
    graph.batch(() => {
      graph.elements().remove();
      graph.add([
        ...nodes.map(({ id, label: name, kind, count }) => ({
          group: 'nodes' as const,
          data: { id, label: name, colour: colourOf(kind), isMany: count !== undefined },
        })),
        ...edges.map(({ id, source, target, label: name }) => ({
          group: 'edges' as const,
          data: { id, source, target, label: name },
        })),
      ]);
    });
    const places = centre === undefined ? undefined : inRings({ nodes, edges }, centre);
    const layout =
      places !== undefined
        ? { name: 'preset', positions: Object.fromEntries(places) }
        : nodes.length > mostLaidOut
          ? { name: 'concentric', animate: false, minNodeSpacing: 18 }
          : { name: 'dagre', rankDir: 'LR', nodeSep: 26, rankSep: 170, animate: false };
    graph.layout(layout).run();
    graph.fit(undefined, 30);
    if (graph.zoom() > 1.4) graph.zoom(1.4);
    graph.center();
  }, [nodes, edges, centre]);

  useEffect(() => {
    core.current?.nodes().removeClass('selected');
    if (selected !== undefined) core.current?.getElementById(selected).addClass('selected');
  }, [selected]);

  const savePng = () => {
    const container = frame.current;
    if (core.current === null || container === null) return;
    const picture = core.current.png({
      output: 'blob',
      full: true,
      scale: 2,
      bg: coloursOf(container).surface,
    });
    download(`${label}.png`, picture);
  };
  const saveSvg = () => {
    const container = frame.current;
    if (core.current === null || container === null) return;
    const placed = core.current.nodes().map((node) => ({
      id: node.id(),
      label: String(node.data('label')),
      colour: String(node.data('colour')),
      ...node.position(),
    }));
    download(
      `${label}.svg`,
      new Blob([svgOf(placed, edges, coloursOf(container))], { type: 'image/svg+xml' }),
    );
  };
  return (
    <div className="stack">
      {/* The picture is for the eye; the table after it holds the same. */}
      <div
        className="graph"
        ref={frame}
        role="img"
        aria-label={`Picture: ${label}. The table after it holds the same.`}
      />
      <div className="graph-tools">
        <button type="button" className="button" onClick={() => core.current?.fit(undefined, 30)}>
          Show all
        </button>
        <button type="button" className="button" onClick={savePng}>
          Save as PNG
        </button>
        <button type="button" className="button" onClick={saveSvg}>
          Save as SVG
        </button>
      </div>
    </div>
  );
}
