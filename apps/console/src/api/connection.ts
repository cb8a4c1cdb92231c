import { useSyncExternalStore } from 'react';

const retryMs = 2_000;

let lost = false;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const onceBack = new Set<() => void>();

/** Whether the server could not be reached at the last try. */
export function useConnectionIsLost(): boolean {
  return useSyncExternalStore(subscribe, () => lost);
}

/** Calls back each time that the connection is there again. */
export function whenConnectionIsBack(callback: () => void): void {
  onceBack.add(callback);
}

/** Notes that a request got no answer, and asks for the server's health until there is one. */
export function noteLostConnection(): void {
  if (lost) return;
  set(true);
  timer = setInterval(() => void tryAgain(), retryMs);
}

/** Notes that the server answered. */
export function noteConnection(): void {
  if (!lost) return;
  clearInterval(timer);
  set(false);
  onceBack.forEach((callback) => callback());
}

async function tryAgain(): Promise<void> {
  const response = await fetch('/health', { cache: 'no-store' }).catch(() => undefined);
  if (response?.ok) noteConnection();
}

function set(value: boolean): void {
  lost = value;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
