import { App } from 'cdktf';
import { SecurityTier } from 'sluicegate';
import { OrdersStack } from './orders-stack';

const app = new App();
new OrdersStack(app, 'orders', SecurityTier.CLOUD_NATIVE);
app.synth();
