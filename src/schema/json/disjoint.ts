import { conjunctionOf, branchesOf, type Comparison } from './comparison';
import { commonTypes, type Conjunction } from './conjunction';
import { compareDecimals } from './decimal';

/** Whether it is certain that no value fits both; where that cannot be decided, no. */
export function areDisjoint(comparison: Comparison, a: Conjunction, b: Conjunction): boolean {
  if (a.isNever || b.isNever) return true;
  return comparison.once(a, b, () => {
    return (
      disjointByValue(a, b) ||
      disjointByValue(b, a) ||
      disjointBySum(comparison, a, b) ||
      disjointBySum(comparison, b, a) ||
      disjointByExclusion(comparison, a, b) ||
      disjointByExclusion(comparison, b, a) ||
      disjointByType(comparison, a, b)
    );
  });
}

/** Decided where all values of one are known; `mayHold` errs towards yes, so only a no is certain. */
function disjointByValue(a: Conjunction, b: Conjunction): boolean {
  return a.values?.every(({ value }) => !b.mayHold(value)) ?? false;
}

function disjointBySum(comparison: Comparison, a: Conjunction, b: Conjunction): boolean {
  const branches = branchesOf(a);
  return branches.length > 0 && comparison.maySplit() && branches.every((branch) => areDisjoint(comparison, branch, b));
}

function disjointByExclusion(comparison: Comparison, a: Conjunction, b: Conjunction): boolean {
  return a.excluded.some((node) => comparison.fits(b, node));
}

function disjointByType(comparison: Comparison, a: Conjunction, b: Conjunction): boolean {
  return [...commonTypes(a.types, b.types)].every((type) => {
    switch (type) {
      case 'integer':
      case 'number':
        return isEmptyRange(a, b) || isEmptyRange(b, a);
      case 'string':
        return isTooLong(a, b) || isTooLong(b, a);
      case 'object':
        return [...new Set([...a.required, ...b.required])].some((name) => differsAt(comparison, a, b, name));
      default:
        return false;
    }
  });
}

function isEmptyRange(a: Conjunction, b: Conjunction): boolean {
  const { lower } = a;
  const { upper } = b;
  if (!lower || !upper) return false;
  const difference = compareDecimals(lower.limit, upper.limit);
  return difference > 0 || (difference === 0 && (lower.exclusive || upper.exclusive));
}

function isTooLong(a: Conjunction, b: Conjunction): boolean {
  return (a.most((part) => part.minLength) ?? 0) > (b.least((part) => part.maxLength) ?? Infinity);
}

/** A property that one of the two requires, and that no value can give to both. */
function differsAt(comparison: Comparison, a: Conjunction, b: Conjunction, name: string): boolean {
  return areDisjoint(comparison, conjunctionOf(a.property(name)), conjunctionOf(b.property(name)));
}
