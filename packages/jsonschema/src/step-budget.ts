import { SchemaError } from './schema-error.ts';

/** The steps that reading and checking several schemas may take together. */
export class StepBudget {
  left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** @throws SchemaError if no steps are left */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new SchemaError('takes too many steps to check');
  }
}
