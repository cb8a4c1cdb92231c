/** Goes on with a value: at once when it is there, which costs less than waiting for a promise that is fulfilled. */
export function later<T, R>(value: T | Promise<T>, then: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(then) : then(value);
}
