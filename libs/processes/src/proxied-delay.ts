/** How long programs that proxies send requests to serve on after SIGTERM, unless SHUTDOWN_DELAY says otherwise. */
export const proxiedDelaySeconds = 5;
