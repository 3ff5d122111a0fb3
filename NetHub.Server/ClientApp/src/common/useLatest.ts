import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Holds the latest value in a ref, for callbacks that outlive a rendering. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
