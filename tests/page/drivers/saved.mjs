// What a browser saves into a folder is moved away as soon as it is whole, or a second file of that name would
// replace it.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const PARTIAL = /\.(part|wkdownload)$/;

// Gives a function that returns all that was saved until now, {name, path} each, in order.
export function gathering(arriving, folder) {
  const saved = [];
  const whole = (name) =>
    !PARTIAL.test(name) && !existsSync(join(arriving, `${name}.part`)) && statSync(join(arriving, name)).size > 0;
  return () => {
    for (const name of readdirSync(arriving).filter(whole)) {
      const path = join(folder, "saved", String(saved.length), name.replace(/\(\d+\)(?=\.)/, ""));
      mkdirSync(join(path, ".."), { recursive: true });
      renameSync(join(arriving, name), path);
      saved.push({ name, path });
    }
    return saved;
  };
}
