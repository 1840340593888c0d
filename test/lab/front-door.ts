import { createServer as createPlainServer, type Server as PlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createServer as createFrontDoor, type Server as FrontDoor } from 'node:net';
import type { Certificate } from './certificate';

/** First byte of a TLS handshake record (RFC 8446 §5.1); no HTTP request begins with it. */
const HANDSHAKE = 22;

/** One port that speaks https and http, each to its own server: browsers are told one port for all of the lab. */
export const frontDoor = (certificate: Certificate): { door: FrontDoor; secure: Server; plain: PlainServer } => {
  const secure = createServer(certificate);
  const plain = createPlainServer();
  const door = createFrontDoor((socket) => {
    // What breaks before it has said what it is, is nobody's.
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  return { door, secure, plain };
};
