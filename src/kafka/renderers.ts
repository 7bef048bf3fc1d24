import { describedRequirements } from '../bundle/requirements';
import type { Renderer } from '../bundle/model';

export const topicReview: Renderer = () => [];
export const aclReview: Renderer = () => [];
export const topicRequirements: Renderer = describedRequirements;
export const aclRequirements: Renderer = () => [];
