import { Struct } from './value.ts';

/** A complex number. Only literals make them (`1i`), and all one can do is print them, compare them and ask for their truth. */
export class Complex extends Struct {
  readonly real: number;
  readonly imaginary: number;

  constructor(real: number, imaginary: number) {
    super('complex128', {});
    this.real = real;
    this.imaginary = imaginary;
  }
}
