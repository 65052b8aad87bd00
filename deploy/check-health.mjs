// Exit code 0 where /healthz of this container answers that the program is not down, else 1.
const port = process.env.YOUJU_HEALTH_PORT || '8091';
const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
process.exit(response?.ok ? 0 : 1);
