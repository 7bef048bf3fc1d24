import { Compatibility } from './compatibility';
import { directionsOf, isTransitive } from './verdict';

/** Whether a mode takes back something that the other promised. */
export function isLoosened(before: Compatibility, after: Compatibility): boolean {
  const kept = directionsOf(after);
  if (directionsOf(before).some((direction) => !kept.includes(direction))) return true;
  return before !== Compatibility.NONE && isTransitive(before) && !isTransitive(after);
}
