/** What a step gives, or `undefined` where the browser refuses it by throwing. */
export function quietly<Value>(step: () => Value): Value | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** Names a storage without touching it: a browser that refuses it throws at the first touch. */
type Area = () => Storage;

export const forGood: Area = () => localStorage;
export const forSession: Area = () => sessionStorage;

/** What was stored as a text; nothing when it is not there or refused. */
export const recall = (area: Area, name: string) => quietly(() => area().getItem(name));

/** Stores a text, or removes it when it is empty; false when that is refused. */
export const store = (area: Area, name: string, text = ''): boolean =>
  !!quietly(() => {
    if (text) area().setItem(name, text);
    else area().removeItem(name);
    return true;
  });

/** What was stored as a list; an empty one when it is not there, not readable or refused. */
export function recallList<Item>(area: Area, name: string): Item[] {
  const list: unknown = quietly(() => JSON.parse(recall(area, name) as string) as unknown);
  return Array.isArray(list) ? (list as Item[]) : [];
}
