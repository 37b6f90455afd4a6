import { Struct } from './value.ts';

/** A complex number. Only literals (`1i`) create them; templates can print, compare and test them, nothing else. */
export class Complex extends Struct {
  readonly real: number;
  readonly imaginary: number;

  constructor(real: number, imaginary: number) {
    super('complex128', {});
    this.real = real;
    this.imaginary = imaginary;
  }
}
