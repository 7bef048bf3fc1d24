import { App } from 'cdktf';
import { SecurityTier } from 'sluicegate';
import { OrdersStack } from './orders-stack';

/** The tier comes from the pipeline here, to show the three of them; a real program names one. */
const tier = SecurityTier[(process.env.ORDERS_TIER ?? 'CLOUD_NATIVE') as keyof typeof SecurityTier];

const app = new App();
new OrdersStack(app, 'orders', tier);
app.synth();
