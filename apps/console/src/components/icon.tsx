/** A PrimeIcon by its short name, such as `plus`; it is decoration, so what it stands for has to be said beside it. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  return <i className={`pi pi-${name} ${className}`} aria-hidden="true" />;
}
