/** Loaded first into a process and its threads: writes every connection and every name looked up into a file. */
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env.COMITY_TEST_CONNECTIONS;
const note = (kind, target) => appendFileSync(file, `${kind} ${target}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: args[1] };
  note('connect', options.path ?? `${options.host ?? 'localhost'}:${options.port}`);
  return connect.apply(this, args);
};
for (const holder of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveSrv', 'resolveTxt']) {
    const original = holder[name];
    holder[name] = function (host, ...rest) {
      if (!net.isIP(host)) note('lookup', host);
      return original.call(this, host, ...rest);
    };
  }
}
syncBuiltinESMExports();
