import { flag, webAddress } from './readers.js';
import type { SettingReader } from './setting-reader.js';

/**
 * Where spans are sent to, by the standard's names; undefined when traces are off. All else that `OTEL_…` says
 * (name, sampler, headers) is read by OpenTelemetry itself, when it is loaded.
 */
export function readTracesUrl(settings: SettingReader): string | undefined {
  const isDisabled = settings.read(['OTEL_SDK_DISABLED'], flag, false);
  const ownUrl = settings.optional(['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'], webAddress);
  const collector = settings.optional(['OTEL_EXPORTER_OTLP_ENDPOINT'], webAddress);
  if (isDisabled) return undefined;
  return ownUrl ?? (collector === undefined ? undefined : `${collector}/v1/traces`);
}
