import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run migration:new -- <subgraph> <name>`: an empty migration behind the last one, and its line in the list. */

const [subgraph, name] = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', 'subgraphs', subgraph ?? '', 'src', 'migrations');
if (!subgraph || !existsSync(folder) || !/^[a-z][a-z0-9-]*$/.test(name ?? '')) {
  console.error('Usage: npm run migration:new -- <subgraph> <name-in-kebab-case>, e.g. content add-colour');
  process.exit(1);
}

const last = readdirSync(folder).filter((file) => /^m\d{4}-.*\.ts$/.test(file)).length;
const id = `m${String(last + 1).padStart(4, '0')}-${name}`;
const className = name.replace(/(^|-)([a-z0-9])/g, (_all, _dash, letter) => letter.toUpperCase());
writeFileSync(
  join(folder, `${id}.ts`),
  `import { Migration } from '@mikro-orm/migrations';

/** What becomes true by it. */
export class ${className} extends Migration {
  override up(): void {
    this.addSql(\`\`);
  }
}
`,
);

const list = join(folder, 'index.ts');
const text = readFileSync(list, 'utf8');
const imports = text.lastIndexOf('import ');
const afterImports = text.indexOf('\n', imports) + 1;
const withImport = `${text.slice(0, afterImports)}import { ${className} } from './${id}.js';\n${text.slice(afterImports)}`;
writeFileSync(list, withImport.replace(/\n?\];/, `\n  { name: '${id}', class: ${className} },\n];`));
console.log(`subgraphs/${subgraph}/src/migrations/${id}.ts`);
