import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import { WebSocketServer } from 'ws';
import { HOSTS } from './hosts';
import type { LabLog } from './lab-log';
import type { Listener } from './site';

const LIVE = `https://${HOSTS.app}`;
/** ms between two lines of an endless answer. */
const PACE_MS = 20;

/**
 * What stays open: `/live?type=<media type>` on the app's host answers line after line until the page leaves it, and
 * `/push` is a socket that gives every frame back. The log says when an answer was left.
 */
export const live = (server: Server, log: LabLog): { listener: Listener; close(): void } => {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: ([first = '']) => first });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (request.headers.host !== HOSTS.app || request.url !== '/push') return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data, isBinary) => opened.send(data, { binary: isBinary }));
    });
  });
  const listener: Listener = (request, response) => {
    const type = new URL(request.url ?? '/', LIVE).searchParams.get('type') ?? 'text/plain';
    const answer = { type, sent: 0, left: false };
    log.live.push(answer);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    const timer = setInterval(() => {
      answer.sent += 1;
      response.write(`data: {"line":${answer.sent},"token":""}\n\n`);
    }, PACE_MS);
    response.on('close', () => {
      clearInterval(timer);
      answer.left = true;
    });
  };
  const close = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return { listener, close };
};
