import { parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
const r = parseMapping(process.argv[2] ?? '');
process.stdout.write(r.faults.map(formatFault).join('\n') + '\n' + String(r.mapping?.entries.length) + '\n');
