import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNames } from '../../../api/entity-names.js';
import { EntityLink } from '../../../components/entity-link.js';
import { agoText, numberText, timeText, titleOf } from '../../../lib/text.js';
import type { AlertWhole } from './parts.js';

function About({
  alert: { asset, assetKey },
  name,
}: {
  readonly alert: AlertWhole;
  readonly name: string | undefined;
}) {
  if (assetKey === null) return <>–</>;
  return (
    <>
      {asset === null ? assetKey : <EntityLink entityKey={assetKey}>{name ?? assetKey}</EntityLink>}{' '}
      <Link to="/alerts" search={{ asset: assetKey } as never} className="small">
        All its alerts
      </Link>
    </>
  );
}

function Where({ path }: { readonly path: string }) {
  return (
    <>
      {path}{' '}
      <Link to="/alerts" search={{ group: path } as never} className="small">
        All alerts in it
      </Link>
    </>
  );
}

function Actor({ actor }: { readonly actor: NonNullable<AlertWhole['actor']> }) {
  const name = actor.username === null ? actor.name : `@${actor.username}`;
  return <EntityLink entityKey={actor.key}>{name ?? actor.key ?? 'unknown'}</EntityLink>;
}

/** Where an alert is, what found it, when, and who made the change that it tells of. */
export function AlertFacts({ alert }: { readonly alert: AlertWhole }) {
  const names = useNames([alert.assetKey]);
  const asset = alert.assetKey === null ? undefined : names.get(alert.assetKey);
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    [
      asset === undefined ? 'About' : titleOf(asset.kindTitle),
      <About key="about" alert={alert} name={asset?.title} />,
    ],
    alert.path === null ? undefined : ['Where', <Where key="where" path={alert.path} />],
    [
      'Rule',
      alert.rule === null ? (
        'no longer here'
      ) : (
        <Link key="rule" to="/rules" search={{ id: alert.rule.id } as never}>
          {alert.rule.id}
        </Link>
      ),
    ],
    ['Confidence', titleOf(alert.confidence)],
    ['First seen', `${timeText(alert.firstSeen)} (${agoText(alert.firstSeen)})`],
    ['Last seen', `${timeText(alert.lastSeen)} (${agoText(alert.lastSeen)})`],
    alert.occurrences > 1 ? ['Appeared', `${numberText(alert.occurrences)} times`] : undefined,
    alert.resolvedAt === null ? undefined : ['Resolved', timeText(alert.resolvedAt)],
    alert.actor === null ? undefined : ['Changed by', <Actor key="actor" actor={alert.actor} />],
    alert.auditEvent === null
      ? undefined
      : ['Audit event', <EntityLink key="event" entityKey={alert.auditEvent} />],
  ];
  return (
    <dl className="facts">
      {facts.flatMap((fact) =>
        fact === undefined
          ? []
          : [
              <div key={fact[0]} className="alerts-fact">
                <dt>{fact[0]}</dt>
                <dd>{fact[1]}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}
