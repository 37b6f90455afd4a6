import { inventoryShape } from './inventory-shape.ts';

/** The JSON Schema of an inventory, for editors, from the definition that it is read by. */
export const inventorySchema = {
  // The draft that editors support best.
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://kalypso-actions.github.io/schemas/inventory.schema.json',
  title: 'Inventory',
  ...inventoryShape.schema,
};
