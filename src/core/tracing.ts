import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { isAppError } from './errors.js';

const tracer = trace.getTracer('gitlab-access-graph');

/**
 * Sends spans to an OpenTelemetry collector over HTTP from now on. Without this call all spans cost nothing and go
 * nowhere; the libraries behind it are loaded only here.
 * @returns what sends the rest and ends it.
 */
export async function startTracing(endpoint: string): Promise<() => Promise<void>> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'gitlab-access-graph' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return async () => {
    // A collector that is away must not keep the service from stopping.
    await provider.shutdown().catch(() => undefined);
    trace.disable();
    context.disable();
  };
}

function failed(span: Span, error: unknown): void {
  // Texts of inner errors may hold what clients sent.
  span.setStatus({ code: SpanStatusCode.ERROR, message: isAppError(error) ? error.code : 'INTERNAL' });
}

/** Runs `work` in a span; its attributes are asked for only where somebody records it. */
export function inSpan<T>(
  name: string,
  attributes: () => Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT }, async (span) => {
    if (span.isRecording()) span.setAttributes(attributes());
    try {
      return await work();
    } catch (error) {
      failed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}
