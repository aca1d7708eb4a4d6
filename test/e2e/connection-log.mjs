/** Loaded into every process of a federation under test: appends each address that a socket is connected to. */
import { appendFileSync } from 'node:fs';
import diagnostics from 'node:diagnostics_channel';
import dns from 'node:dns';
import net from 'node:net';

const file = process.env.TEST_CONNECTION_LOG;
const log = (line) => file && appendFileSync(file, `${process.pid} ${line}\n`);

diagnostics.channel('net.client.socket').subscribe(({ socket }) => {
  socket.once('connect', () => log(`connected ${socket.remoteAddress} ${socket.remotePort}`));
  socket.once('lookup', (_error, address) => address && log(`looked-up ${address}`));
});

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function logged(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : typeof first === 'object' ? first : { port: first, host: args[1] };
  if (options?.port !== undefined) log(`tried ${options.host ?? 'localhost'} ${options.port}`);
  return connect.apply(this, args);
};

for (const name of ['resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = (host, ...rest) => {
    log(`resolved ${host}`);
    return original(host, ...rest);
  };
}
