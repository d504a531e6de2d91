// What stays on this device, and only here: locked with a key made of the pass, under a name made
// of the pass. Only this tab remembers the pass itself; all of it goes when the answers are in.
import { bytesOf, fromBase32, fromBase64, hash, join, random, toBase32, toBase64 } from "./bytes.js";

const OURS = "naast-";
const TAB = OURS + "tab";

// The pass and the mark that this tab was opened with.
export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(TAB));
  } catch {
    return null;
  }
}

// A drawer for one pass. save() says whether this browser kept it.
export async function drawerOf(pass, mark) {
  const secret = fromBase32(pass);
  const derive = (word) => hash(join(bytesOf(`naast-${word}-1|`), secret));
  const name = OURS + toBase32(await derive("name")).slice(0, 16);
  const key = await crypto.subtle.importKey("raw", await derive("keep"), "AES-GCM", false, ["encrypt", "decrypt"]);
  let last = Promise.resolve();
  let gone = false;

  async function write(text) {
    const iv = random(12);
    const locked = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytesOf(text)));
    if (gone) return false;
    try {
      localStorage.setItem(name, toBase64(join(iv, locked)));
      sessionStorage.setItem(TAB, JSON.stringify({ pass, mark }));
      return true;
    } catch {
      return false;
    }
  }

  return {
    save(state) {
      const text = JSON.stringify(state);
      last = last.then(() => write(text));
      return last;
    },
    async load() {
      try {
        const kept = fromBase64(localStorage.getItem(name));
        const iv = kept.slice(0, 12);
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, kept.slice(12));
        return JSON.parse(new TextDecoder().decode(plain));
      } catch {
        return null;
      }
    },
    forget() {
      gone = true;
      remove((it) => it === name || it === TAB);
    },
  };
}

// For a device on which nobody typed a pass: whatever this page ever kept.
export const forgetAll = () => remove((it) => it.startsWith(OURS));

function remove(isOurs) {
  for (const store of ["localStorage", "sessionStorage"]) {
    try {
      Object.keys(window[store]).filter(isOurs).forEach((it) => window[store].removeItem(it));
    } catch {
      // What the browser refuses to open holds nothing of ours.
    }
  }
}
